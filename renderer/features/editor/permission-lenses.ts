import styles from './policy-editor.module.css';
import { permissionNumber } from '../../../shared/policy/permission-number.ts';
import type { monaco } from './monaco.ts';

/** What each permission gives, in words, in the order of the policy. */
export interface PermissionLabels {
  /** Such as `ALLOW · sees 214 · 12 only by this one`. */
  readonly labels: readonly string[];
  /** Whether the numbers are those of an earlier text. */
  readonly stale: boolean;
}

/** Where a permission starts in the model. */
export interface LensPlace {
  /** The permission's place in the policy, from 0. */
  readonly index: number;
  readonly line: number;
  /** Columns of white space before it. */
  readonly indent: number;
}

/** Draws the lines above the permissions. */
export interface PermissionLenses {
  /** Places one line above each line on which permissions start. */
  place(permissions: readonly LensPlace[]): void;
  /** Sets the words; this never moves the text. */
  label(labels: PermissionLabels): void;
}

/** One line of words: the permissions that start on the text line below it. */
interface Zone {
  readonly id: string;
  readonly zone: monaco.editor.IViewZone;
  readonly words: HTMLElement;
  indexes: readonly number[];
  /** What the elements say now: asking them, a thousand at each keystroke, takes longer. */
  indent: number;
  text: string;
  stale: boolean;
}

interface Group {
  readonly line: number;
  readonly indent: number;
  readonly indexes: number[];
}

const zoneHeight = 18;

/** More permissions on one text line than this are counted, not spelled out. */
const spelledOutOnOneLine = 3;

/** Above this many lines of words none is drawn: the numbers stand beside the editor. */
const maximumZones = 5000;

/** Draws nothing until permissions are placed. The zones belong to the editor's model at that time. */
export function createPermissionLenses(editor: monaco.editor.ICodeEditor): PermissionLenses {
  let zones: Zone[] = [];
  let known: PermissionLabels = { labels: [], stale: false };

  function place(permissions: readonly LensPlace[]): void {
    const groups = groupByLine(permissions);
    const wanted = groups.length > maximumZones ? [] : groups;
    const kept = Math.min(zones.length, wanted.length);
    const moved = zones
      .slice(0, kept)
      .some((zone, index) => zone.zone.afterLineNumber !== wanted[index]!.line - 1);
    if (moved || zones.length !== wanted.length) keepScroll(editor, () => moveZones(wanted));
    for (const [index, group] of wanted.entries()) {
      const zone = zones[index]!;
      zone.indexes = group.indexes;
      if (zone.indent !== group.indent) {
        zone.indent = group.indent;
        zone.zone.domNode.style.paddingInlineStart = `${group.indent}ch`;
      }
      spell(zone);
    }
  }

  function moveZones(wanted: readonly Group[]): void {
    editor.changeViewZones((accessor) => {
      for (const zone of zones.slice(wanted.length)) accessor.removeZone(zone.id);
      zones = zones.slice(0, wanted.length);
      for (const [index, group] of wanted.entries()) {
        const zone = zones[index];
        if (zone === undefined) {
          zones.push(addZone(accessor, group.line - 1));
        } else {
          // Monaco moves zones with the lines above them; the place of the check counts.
          zone.zone.afterLineNumber = group.line - 1;
          accessor.layoutZone(zone.id);
        }
      }
    });
  }

  function spell(zone: Zone): void {
    const text = wordsOf(zone.indexes, known.labels);
    if (zone.text !== text) {
      zone.text = text;
      zone.words.textContent = text;
    }
    const stale = known.stale && text !== '';
    if (zone.stale === stale) return;
    zone.stale = stale;
    zone.words.classList.toggle(styles['stale']!, stale);
  }

  return {
    place,
    label(newest) {
      known = newest;
      for (const zone of zones) spell(zone);
    },
  };
}

function addZone(accessor: monaco.editor.IViewZoneChangeAccessor, afterLineNumber: number): Zone {
  const domNode = document.createElement('div');
  domNode.className = styles['lens']!;
  const words = domNode.appendChild(document.createElement('span'));
  const zone: monaco.editor.IViewZone = {
    afterLineNumber,
    heightInPx: zoneHeight,
    domNode,
    suppressMouseDown: true,
  };
  return { id: accessor.addZone(zone), zone, words, indexes: [], indent: 0, text: '', stale: false };
}

/** What stands above a line on which these permissions start; nothing where their numbers are not known yet. */
function wordsOf(indexes: readonly number[], labels: readonly string[]): string {
  const [first] = indexes;
  if (indexes.length === 1 && first !== undefined) return labels[first] ?? '';
  const parts = indexes.slice(0, spelledOutOnOneLine).flatMap((index) => {
    const label = labels[index];
    return label === undefined ? [] : [`${permissionNumber(index)} ${label}`];
  });
  if (parts.length === 0) return '';
  const more = indexes.length - spelledOutOnOneLine;
  return [...parts, ...(more > 0 ? [`and ${more} more on this line`] : [])].join('   ');
}

function groupByLine(permissions: readonly LensPlace[]): readonly Group[] {
  const groups: Group[] = [];
  for (const { index, line, indent } of permissions) {
    const last = groups.at(-1);
    if (last?.line === line) last.indexes.push(index);
    else groups.push({ line, indent, indexes: [index] });
  }
  return groups;
}

/** Zones above the first visible line come and go without moving what the person looks at. */
function keepScroll(editor: monaco.editor.ICodeEditor, change: () => void): void {
  const line = editor.getVisibleRanges()[0]?.startLineNumber ?? 1;
  const before = editor.getTopForLineNumber(line) - editor.getScrollTop();
  const atTop = editor.getScrollTop() === 0;
  change();
  if (!atTop) editor.setScrollTop(editor.getTopForLineNumber(line) - before);
}
