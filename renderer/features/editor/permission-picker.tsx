import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { Autocomplete, Input, Menu, MenuItem, SearchField } from 'react-aria-components';
import { useStore } from 'zustand';
import { policyOutline } from '../../../shared/language-service/outline.ts';
import type { OutlineEntry } from '../../../shared/language-service/outline.ts';
import { useApplication } from '../../application-context.ts';
import { classNames } from '../../components/class-names.ts';
import { Dialog } from '../../components/dialog.tsx';
import { useFocusOnMount } from '../../components/focus-on-mount.ts';
import styles from './permission-picker.module.css';
import { permissionRows } from './permission-rows.ts';

/** Lists the permissions of the open policy, also of broken text, and goes to the chosen one. */
export function PermissionPicker(): ReactNode {
  const { window } = useApplication();
  const isOpen = useStore(window.store, (state) => state.dialog === 'permissions');
  return (
    <Dialog wide title="Go to permission" isOpen={isOpen} onClose={window.closeDialog}>
      <Picker />
    </Dialog>
  );
}

function Picker(): ReactNode {
  const { window, document } = useApplication();
  const [search, setSearch] = useState('');
  const input = useFocusOnMount<HTMLInputElement>();
  const outline = useMemo(() => policyOutline(document.store.getState().document?.text ?? ''), [document]);
  const { rows, more } = useMemo(() => permissionRows(outline, search), [outline, search]);

  function go({ index, selection }: OutlineEntry): void {
    window.closeDialog();
    window.goTo(['permissions', index], selection);
  }

  return (
    <Autocomplete inputValue={search} onInputChange={setSearch}>
      <SearchField aria-label="Search permissions" className={classNames(styles['search'])}>
        <Input ref={input} placeholder="Effect, action, resource or value" maxLength={200} />
      </SearchField>
      <Menu
        aria-label="Permissions"
        items={rows.map((entry) => ({ id: entry.index, entry }))}
        className={classNames(styles['rows'])}
        renderEmptyState={() => <p className={styles['empty']}>{emptyWords(outline.length)}</p>}
      >
        {({ entry }) => (
          <MenuItem
            textValue={rowText(entry)}
            onAction={() => go(entry)}
            className={classNames(styles['row'])}
          >
            <span className={styles['number']}>{`#${entry.index + 1}`}</span>
            <span className={styles['effect']}>{entry.effect ?? 'no effect'}</span>
            <bdi className={styles['what']}>{entry.what}</bdi>
            <bdi className={styles['condition']}>{entry.condition}</bdi>
          </MenuItem>
        )}
      </Menu>
      {more > 0 && (
        <p className={styles['empty']}>{`and ${more.toLocaleString('en-US')} more: type a word of theirs`}</p>
      )}
    </Autocomplete>
  );
}

function rowText({ index, effect, what, condition }: OutlineEntry): string {
  return `#${index + 1} ${effect ?? 'no effect'} ${what} ${condition}`;
}

function emptyWords(permissions: number): string {
  return permissions === 0 ? 'There is no permission in this text.' : 'No permission has these words.';
}
