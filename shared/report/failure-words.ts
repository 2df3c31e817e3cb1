import type { QuestionId } from '../evaluate/questions.ts';
import { shortData } from './text-part.ts';
import type { TextPart } from './text-part.ts';
import { answerWords } from './answer-words.ts';
import type { Failure } from './simulation.ts';

/** The answer in force of a question. */
export type AnswerLookup = (id: QuestionId) => string;

/** What a permission did not meet, in words: "`_type` is "okta_user", not "github_repo"". */
export function failureParts(failure: Failure, answerOf: AnswerLookup): readonly TextPart[] {
  return sentences[failure.code](failure, answerOf);
}

const sentences: Readonly<
  Record<Failure['code'], (failure: Failure, answerOf: AnswerLookup) => readonly TextPart[]>
> = {
  actionNotListed: (failure) => ['does not list the action ', expectedData(failure)],
  resourceNotListed: (failure) => ['does not list the resource ', expectedData(failure)],
  propertyMissing: (failure) => ['no property ', propertyData(failure)],
  propertyHoldsNothing: (failure) => [
    propertyData(failure),
    ' is ',
    actualData(failure),
    ', which equals nothing',
  ],
  valueDiffers: (failure) => [
    propertyData(failure),
    ' is ',
    actualData(failure),
    failure.expected?.startsWith('[') === true ? ', not one of ' : ', not ',
    expectedData(failure),
  ],
  emptyValueList: (failure) => ['no value is listed for ', propertyData(failure)],
  conditionalDenyVoid: (_failure, answerOf) => [answerWords('conditionalDeny', answerOf('conditionalDeny'))],
  answer: answerParts,
};

function answerParts(failure: Failure, answerOf: AnswerLookup): readonly TextPart[] {
  const { question } = failure;
  const words = question === null ? 'an answer rules it out' : answerWords(question, answerOf(question));
  if (failure.property === null) return [words];
  if (failure.actual === null) return [propertyData(failure), ': ', words];
  return [propertyData(failure), ' is ', actualData(failure), ': ', words];
}

function propertyData({ property }: Failure): TextPart {
  return property === null || property === '' ? '"" (the empty name)' : shortData(property);
}

function actualData({ actual }: Failure): TextPart {
  return actual === null ? 'absent' : shortData(actual);
}

function expectedData({ expected }: Failure): TextPart {
  return expected === null ? 'that is asked for' : shortData(expected);
}
