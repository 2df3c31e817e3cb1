import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { useStore } from 'zustand';
import {
  createTokenCommand,
  createTokenDocument,
  createTokenVariables,
} from '../../../shared/key-request/create-token.ts';
import type { KeyRequest } from '../../../shared/key-request/create-token.ts';
import { policyJson } from '../../../shared/policy/policy-json.ts';
import { useApplication } from '../../application-context.ts';
import { Button } from '../../components/button.tsx';
import { classNames } from '../../components/class-names.ts';
import { Dialog, DialogActions } from '../../components/dialog.tsx';
import { Message } from '../../components/message.tsx';
import tabStyles from '../../components/tabs.module.css';
import { TextField } from '../../components/text-field.tsx';
import { policyTitle } from '../workspace/workspace-store.ts';
import { useEditorFocusAfterwards } from '../editor/editor-focus.ts';
import styles from './key-request.module.css';
import { keyRequestMessages } from './messages.ts';
import { ReadOnlyText } from './read-only-text.tsx';

const address = 'https://graphql.us.jupiterone.io/';
const dayMilliseconds = 86_400_000;

type Expiry = keyof typeof keyRequestMessages.expiry;
type Part = keyof typeof keyRequestMessages.parts;

const expiries = ['service', 'days30', 'days90', 'days365'] as const satisfies readonly Expiry[];
const parts = ['document', 'variables', 'command'] as const satisfies readonly Part[];
const days: Readonly<Record<Exclude<Expiry, 'service'>, number>> = { days30: 30, days90: 90, days365: 365 };

const partTexts: Readonly<Record<Part, (request: KeyRequest) => string>> = {
  document: createTokenDocument,
  variables: createTokenVariables,
  command: (request) => createTokenCommand(request, address),
};

/** The open policy as the request that would create a key with it, to be run elsewhere. */
export function CopyRequestDialog(): ReactNode {
  const { window, document } = useApplication();
  const isOpen = useStore(window.store, (state) => state.dialog === 'copyRequest');
  const open = useStore(document.store, (state) => state.document);
  return (
    <Dialog
      wide
      title={keyRequestMessages.copyTitle}
      isOpen={isOpen && open !== null}
      onClose={window.closeDialog}
    >
      {open !== null && <RequestForm title={policyTitle(open.name)} text={open.text} />}
    </Dialog>
  );
}

function RequestForm({ title, text }: { readonly title: string; readonly text: string }): ReactNode {
  const { window, lint } = useApplication();
  useEditorFocusAfterwards();
  const [name, setName] = useState(title);
  const [expiry, setExpiry] = useState<Expiry>('service');
  // One moment for all three forms, so that they name one expiry.
  const [now] = useState(() => Date.now());
  const undecided = useStore(lint, (state) => state.findings.some((finding) => finding.undecidable));
  const policy = useMemo(() => policyJson(text), [text]);
  if (policy === null) return <Message tone="problem">{keyRequestMessages.noPolicy}</Message>;
  const expiresAt = expiry === 'service' ? null : now + days[expiry] * dayMilliseconds;
  const request: KeyRequest = { name, category: 'tags', policy, expiresAt };
  return (
    <>
      <p>{keyRequestMessages.copyIntroduction}</p>
      {undecided && <Message tone="warning">{keyRequestMessages.notDecided}</Message>}
      <div className={styles['row']}>
        <TextField
          label={keyRequestMessages.name}
          hint={keyRequestMessages.nameHint}
          value={name}
          maxLength={200}
          onChange={setName}
        />
        <label className={styles['choice']}>
          {keyRequestMessages.expires}
          <select
            value={expiry}
            onChange={(event) => setExpiry(expiries.find((one) => one === event.target.value) ?? 'service')}
          >
            {expiries.map((one) => (
              <option key={one} value={one}>
                {keyRequestMessages.expiry[one]}
              </option>
            ))}
          </select>
        </label>
      </div>
      <p className={styles['hint']}>
        {expiry === 'service' ? keyRequestMessages.serviceHint : keyRequestMessages.daysHint}
      </p>
      <Tabs>
        <TabList className={classNames(tabStyles['list'])} aria-label={keyRequestMessages.copyTitle}>
          {parts.map((part) => (
            <Tab key={part} id={part} className={classNames(tabStyles['tab'])}>
              {keyRequestMessages.parts[part]}
            </Tab>
          ))}
        </TabList>
        {parts.map((part) => (
          <TabPanel key={part} id={part} className={classNames(styles['part'])}>
            <RequestPart part={part} text={partTexts[part](request)} />
          </TabPanel>
        ))}
      </Tabs>
      <DialogActions>
        <Button onPress={window.closeDialog}>{keyRequestMessages.close}</Button>
      </DialogActions>
    </>
  );
}

function RequestPart({ part, text }: { readonly part: Part; readonly text: string }): ReactNode {
  const [copied, setCopied] = useState<string | null>(null);
  const [refused, setRefused] = useState(false);
  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(text);
      setRefused(false);
    } catch {
      setRefused(true);
    }
  }
  return (
    <>
      <ReadOnlyText label={keyRequestMessages.parts[part]} text={text} />
      {refused && <Message tone="problem">{keyRequestMessages.notCopied}</Message>}
      <div className={styles['foot']}>
        <span className={classNames(styles['hint'], styles['grow'])}>
          {part === 'command' ? keyRequestMessages.commandHint : ''}
        </span>
        <output>{copied === text ? keyRequestMessages.copied : ''}</output>
        <Button look="primary" onPress={() => void copy()}>
          {`${keyRequestMessages.copy} ${keyRequestMessages.parts[part]}`}
        </Button>
      </div>
    </>
  );
}
