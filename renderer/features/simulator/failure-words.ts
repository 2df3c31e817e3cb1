import { isQuestionId } from '../../../shared/evaluate/questions.ts';
import { shortData } from '../../components/text-part.ts';
import type { TextPart } from '../../components/text-part.ts';
import { answerWords } from '../answers/answer-words.ts';
import type { Failure } from './simulation.ts';

/** The first thing that a permission did not meet, in words: "`_type` is "okta_user", not "github_repo"". */
export function failureParts(
  failure: Failure,
  answerOf: (id: NonNullable<Failure['question']>) => string,
): readonly TextPart[] {
  const property = failure.property ?? '';
  switch (failure.code) {
    case 'actionNotListed':
      return ['does not list the action ', expectedData(failure, 'that is asked for')];
    case 'resourceNotListed':
      return ['does not list the resource ', expectedData(failure, 'that is asked for')];
    case 'propertyMissing':
      return ['no property ', propertyData(property)];
    case 'propertyHoldsNothing':
      return [propertyData(property), ' is ', actualData(failure), ', which equals nothing'];
    case 'valueDiffers':
      return [propertyData(property), ' is ', actualData(failure), ', not ', ...wantedParts(failure)];
    case 'emptyValueList':
      return ['no value is listed for ', propertyData(property)];
    case 'conditionalDenyVoid':
      return ['a DENY with a condition never applies'];
    case 'answer':
      return answerParts(failure, answerOf);
  }
}

function answerParts(
  failure: Failure,
  answerOf: (id: NonNullable<Failure['question']>) => string,
): readonly TextPart[] {
  const { question, property } = failure;
  const words =
    question !== null && isQuestionId(question)
      ? answerWords(question, answerOf(question))
      : 'an answer rules it out';
  if (property === null) return [words];
  if (failure.actual === null) return [propertyData(property), ': ', words];
  return [propertyData(property), ' is ', actualData(failure), ': ', words];
}

function wantedParts(failure: Failure): readonly TextPart[] {
  const { expected } = failure;
  if (expected === null) return ['what the policy names'];
  if (expected.startsWith('[')) return ['one of ', shortData(expected)];
  return [shortData(expected)];
}

function propertyData(property: string): TextPart {
  return property === '' ? '"" (the empty name)' : shortData(property);
}

function actualData(failure: Failure): TextPart {
  return failure.actual === null ? 'absent' : shortData(failure.actual);
}

function expectedData(failure: Failure, otherwise: string): TextPart {
  return failure.expected === null ? otherwise : shortData(failure.expected);
}
