import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { Autocomplete, Input, Menu, MenuItem, SearchField } from 'react-aria-components';
import { useStore } from 'zustand';
import { formatCount } from '../../../shared/report/number-format.ts';
import { useApplication } from '../../application-context.ts';
import { afterDraw } from '../../components/after-draw.ts';
import { classNames } from '../../components/class-names.ts';
import { Dialog } from '../../components/dialog.tsx';
import { useFocusOnMount } from '../../components/focus-on-mount.ts';
import { Icon } from '../../components/icon.tsx';
import { policyTitle } from '../workspace/workspace-store.ts';
import { paletteMessages } from './messages.ts';
import { ranked } from './palette-rows.ts';
import styles from './palette.module.css';

const most = 100;

// The first row is ready for Enter; the focus itself stays in the field.
const opened = { autoFocus: 'first' } as const;
// The keyboard must be able to stand in what it scrolls.
const scrolled = { tabIndex: 0 } as const;

/** The policies of the workspace, found by a few letters. */
export function PolicyPicker(): ReactNode {
  const { window } = useApplication();
  const isOpen = useStore(window.store, (state) => state.dialog === 'policies');
  return (
    <Dialog title={paletteMessages.policiesTitle} isOpen={isOpen} onClose={window.closeDialog}>
      <Picker />
    </Dialog>
  );
}

function Picker(): ReactNode {
  const { window, workspace, document, editor } = useApplication();
  const [search, setSearch] = useState('');
  const input = useFocusOnMount<HTMLInputElement>();
  const policies = useStore(workspace.store, (state) => state.workspace?.policies);
  const names = useMemo(() => (policies ?? []).map(({ name }) => name), [policies]);
  const found = useMemo(
    () =>
      search.trim() === '' ? names : ranked(names, search.trim(), (name) => ({ text: policyTitle(name) })),
    [names, search],
  );
  const more = found.length - most;

  async function open(name: string): Promise<void> {
    window.closeDialog();
    await document.open(name);
    afterDraw(() => editor.present()?.focus());
  }

  return (
    <Autocomplete inputValue={search} onInputChange={setSearch}>
      <SearchField aria-label={paletteMessages.policiesSearch} className={classNames(styles['search'])}>
        <Input ref={input} placeholder={paletteMessages.policiesPlaceholder} maxLength={200} />
      </SearchField>
      <section {...scrolled} className={styles['rows']} aria-label={paletteMessages.policiesTitle}>
        <Menu
          aria-label={paletteMessages.policiesTitle}
          items={found.slice(0, most).map((name) => ({ id: name }))}
          className={classNames(styles['menu'])}
          {...opened}
          shouldFocusWrap
          renderEmptyState={() => (
            <p className={styles['empty']}>
              {names.length === 0 ? paletteMessages.noPolicies : paletteMessages.noSuchPolicy}
            </p>
          )}
        >
          {({ id }) => (
            <MenuItem
              textValue={policyTitle(id)}
              onAction={() => void open(id)}
              className={classNames(styles['row'])}
            >
              <span className={styles['words']}>
                <Icon name="file" /> <bdi>{policyTitle(id)}</bdi>
              </span>
            </MenuItem>
          )}
        </Menu>
      </section>
      {more > 0 && <p className={styles['empty']}>{paletteMessages.more(formatCount(more))}</p>}
    </Autocomplete>
  );
}
