import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { Autocomplete, Header, Input, Menu, MenuItem, MenuSection, SearchField } from 'react-aria-components';
import { useStore } from 'zustand';
import type { CommandId } from '../../../shared/commands/command-table.ts';
import { shortcutWords } from '../../../shared/commands/shortcut.ts';
import { useApplication } from '../../application-context.ts';
import { afterDraw } from '../../components/after-draw.ts';
import { classNames } from '../../components/class-names.ts';
import { Dialog } from '../../components/dialog.tsx';
import { useFocusOnMount } from '../../components/focus-on-mount.ts';
import { paletteMessages } from './messages.ts';
import { commandSections, groupTitle, offeredCommands } from './palette-rows.ts';
import type { CommandSection, NamedCommand } from './palette-rows.ts';
import styles from './palette.module.css';

// The first row is ready for Enter; the focus itself stays in the field.
const opened = { autoFocus: 'first' } as const;
// The keyboard must be able to stand in what it scrolls.
const scrolled = { tabIndex: 0 } as const;

/** Every command of the window, found by a few letters; those that can't be done now say why. */
export function CommandPalette(): ReactNode {
  const { window } = useApplication();
  const isOpen = useStore(window.store, (state) => state.dialog === 'palette');
  return (
    <Dialog title={paletteMessages.title} isOpen={isOpen} onClose={window.closeDialog}>
      <Palette />
    </Dialog>
  );
}

function Palette(): ReactNode {
  const { window, commands, recentCommands, desktop } = useApplication();
  const [search, setSearch] = useState('');
  const input = useFocusOnMount<HTMLInputElement>();
  const recent = useStore(recentCommands.store);
  const offered = useMemo(() => offeredCommands(desktop), [desktop]);
  const sections = useMemo(() => commandSections(offered, search, recent), [offered, search, recent]);

  function choose(id: CommandId): void {
    // One that can't be done says so in its row, which stays.
    if (commands.refusal(id) !== null) return;
    recentCommands.use(id);
    window.closeDialog();
    // By then the focus is back where the command finds what it acts on.
    afterDraw(() => commands.run(id));
  }

  return (
    <Autocomplete inputValue={search} onInputChange={setSearch}>
      <SearchField aria-label={paletteMessages.search} className={classNames(styles['search'])}>
        <Input ref={input} placeholder={paletteMessages.placeholder} maxLength={200} />
      </SearchField>
      <section {...scrolled} className={styles['rows']} aria-label={paletteMessages.title}>
        <Menu
          aria-label={paletteMessages.title}
          items={sections.map((section) => ({ id: section.title ?? '', section }))}
          className={classNames(styles['menu'])}
          {...opened}
          shouldFocusWrap
          renderEmptyState={() => <p className={styles['empty']}>{paletteMessages.nothing}</p>}
        >
          {({ section }) => <Section section={section} choose={choose} />}
        </Menu>
      </section>
    </Autocomplete>
  );
}

function Section(props: {
  readonly section: CommandSection;
  readonly choose: (id: CommandId) => void;
}): ReactNode {
  const { section, choose } = props;
  const { title, commands } = section;
  return (
    <MenuSection id={title ?? ''} aria-label={title ?? paletteMessages.title}>
      {title !== null && <Header className={classNames(styles['heading'])}>{title}</Header>}
      {commands.map((entry) => (
        <CommandRow key={entry.id} entry={entry} ranked={title === null} choose={choose} />
      ))}
    </MenuSection>
  );
}

function CommandRow(props: {
  readonly entry: NamedCommand;
  /** Whether the row stands among those of other groups, so that it names its own. */
  readonly ranked: boolean;
  readonly choose: (id: CommandId) => void;
}): ReactNode {
  const { entry, ranked, choose } = props;
  const { commands, mac } = useApplication();
  const refusal = commands.refusal(entry.id);
  const keys = entry.keys === undefined ? '' : shortcutWords(entry.keys, mac);
  return (
    <MenuItem
      id={entry.id}
      textValue={entry.words}
      shouldCloseOnSelect={false}
      onAction={() => choose(entry.id)}
      className={classNames(styles['row'], refusal !== null && styles['refused'])}
    >
      <span className={styles['words']}>
        {ranked && <span className={styles['group']}>{groupTitle(entry.group)}: </span>}
        {entry.words}
      </span>
      <span className={styles['reason']} title={refusal ?? ''}>
        {refusal}
      </span>
      <span className={styles['keys']}>{keys}</span>
    </MenuItem>
  );
}
