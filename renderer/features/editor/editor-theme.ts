import { monaco } from './monaco.ts';

/** The themes of the window. */
export type EditorThemeName = 'light' | 'dark' | 'contrast';

/** The colours that the editor draws with, as `#rrggbb` or `#rrggbbaa`. */
type Palette = Readonly<Record<keyof typeof tokens, string>>;

// Each colour by its custom property; those that the window does not define fall back to the theme's own.
const tokens = {
  surface: '--surface',
  raised: '--surface-raised',
  hover: '--surface-hover',
  selected: '--surface-selected',
  line: '--line',
  lineStrong: '--line-strong',
  text: '--text',
  dim: '--text-dim',
  accent: '--accent',
  onAccent: '--on-accent',
  error: '--error',
  warning: '--warning',
  focus: '--focus',
  value: '--syntax-value',
  literal: '--syntax-literal',
} as const;

const fallbacks: Readonly<Record<EditorThemeName, Palette>> = {
  light: {
    surface: '#ffffff',
    raised: '#ffffff',
    hover: '#e9ecf0',
    selected: '#dbe8fa',
    line: '#dcdfe4',
    lineStrong: '#858c96',
    text: '#1b1e22',
    dim: '#57606a',
    accent: '#0a5fc0',
    onAccent: '#ffffff',
    error: '#b1241b',
    warning: '#845400',
    focus: '#0a5fc0',
    value: '#0d6b45',
    literal: '#7a3a9c',
  },
  dark: {
    surface: '#1a1c1f',
    raised: '#26292d',
    hover: '#2e3237',
    selected: '#24405f',
    line: '#33383e',
    lineStrong: '#7d8590',
    text: '#e5e7ea',
    dim: '#a9b1ba',
    accent: '#6eb3ff',
    onAccent: '#0c1a2a',
    error: '#ff9a90',
    warning: '#e8b964',
    focus: '#6eb3ff',
    value: '#a3d9ae',
    literal: '#d8b4f2',
  },
  contrast: {
    surface: '#000000',
    raised: '#000000',
    hover: '#26262b',
    selected: '#00385e',
    line: '#ffffff',
    lineStrong: '#ffffff',
    text: '#ffffff',
    dim: '#ffffff',
    accent: '#57d3ff',
    onAccent: '#000000',
    error: '#ff9d94',
    warning: '#ffd75e',
    focus: '#ffd75e',
    value: '#86f2ab',
    literal: '#e9bdff',
  },
};

/** Draws every editor in the colours that the window's custom properties have at this moment. */
export function applyEditorTheme(name: EditorThemeName, element: Element): void {
  const palette = readPalette(name, element);
  const theme = `latchkey-${name}`;
  monaco.editor.defineTheme(theme, themeData(name, palette));
  monaco.editor.setTheme(theme);
}

function readPalette(name: EditorThemeName, element: Element): Palette {
  const style = getComputedStyle(element);
  const read = (key: keyof Palette) => hexColour(style.getPropertyValue(tokens[key])) ?? fallbacks[name][key];
  return {
    surface: read('surface'),
    raised: read('raised'),
    hover: read('hover'),
    selected: read('selected'),
    line: read('line'),
    lineStrong: read('lineStrong'),
    text: read('text'),
    dim: read('dim'),
    accent: read('accent'),
    onAccent: read('onAccent'),
    error: read('error'),
    warning: read('warning'),
    focus: read('focus'),
    value: read('value'),
    literal: read('literal'),
  };
}

/** Any colour that CSS can spell, as Monaco wants it; null where it is none. */
function hexColour(colour: string): string | null {
  const spelled = colour.trim();
  if (spelled === '' || !CSS.supports('color', spelled)) return null;
  const canvas = new OffscreenCanvas(1, 1).getContext('2d');
  if (canvas === null) return null;
  canvas.fillStyle = spelled;
  canvas.fillRect(0, 0, 1, 1);
  const bytes = canvas.getImageData(0, 0, 1, 1).data;
  return `#${Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}

function themeData(name: EditorThemeName, palette: Palette): monaco.editor.IStandaloneThemeData {
  const contrast = name === 'contrast';
  const border = contrast ? palette.line : palette.lineStrong;
  return {
    base: name === 'light' ? 'vs' : contrast ? 'hc-black' : 'vs-dark',
    inherit: true,
    rules: [
      { token: '', foreground: ruleColour(palette.text) },
      { token: 'delimiter', foreground: ruleColour(palette.dim) },
      { token: 'string.key', foreground: ruleColour(palette.text) },
      { token: 'string.value', foreground: ruleColour(palette.value) },
      { token: 'string.invalid', foreground: ruleColour(palette.error) },
      { token: 'number', foreground: ruleColour(palette.literal) },
      { token: 'keyword', foreground: ruleColour(palette.literal) },
      { token: 'comment', foreground: ruleColour(palette.dim) },
      { token: 'invalid', foreground: ruleColour(palette.error) },
    ],
    colors: {
      foreground: palette.text,
      focusBorder: palette.focus,
      descriptionForeground: palette.dim,
      disabledForeground: palette.dim,
      errorForeground: palette.error,
      'icon.foreground': palette.text,
      'selection.background': palette.selected,
      'textLink.foreground': palette.accent,
      'textLink.activeForeground': palette.accent,
      'textCodeBlock.background': palette.hover,
      'editor.background': palette.surface,
      'editor.foreground': palette.text,
      'editor.lineHighlightBackground': '#00000000',
      'editor.lineHighlightBorder': '#00000000',
      'editor.selectionBackground': palette.selected,
      'editor.inactiveSelectionBackground': palette.hover,
      'editor.selectionHighlightBackground': palette.hover,
      'editor.wordHighlightBackground': palette.hover,
      'editor.wordHighlightTextBackground': palette.hover,
      'editor.findMatchBackground': palette.selected,
      'editor.findMatchHighlightBackground': palette.hover,
      'editor.findMatchBorder': palette.focus,
      'editor.findMatchHighlightBorder': border,
      'editorCursor.foreground': palette.text,
      'editorLineNumber.foreground': palette.dim,
      'editorLineNumber.dimmedForeground': palette.dim,
      'editor.rangeHighlightBackground': palette.hover,
      'editorLineNumber.activeForeground': palette.text,
      'editorGutter.foldingControlForeground': palette.dim,
      'editorBracketMatch.background': palette.hover,
      'editorBracketMatch.border': border,
      'editorError.foreground': palette.error,
      'editorWarning.foreground': palette.warning,
      'editorInfo.foreground': palette.accent,
      'editorHint.foreground': palette.dim,
      'editorError.border': '#00000000',
      'editorWarning.border': '#00000000',
      'editorInfo.border': '#00000000',
      'editorHint.border': '#00000000',
      'editorUnicodeHighlight.border': palette.warning,
      'editorUnicodeHighlight.background': '#00000000',
      'editorLightBulb.foreground': palette.warning,
      'editorLightBulbAutoFix.foreground': palette.accent,
      'editorOverviewRuler.border': '#00000000',
      'editorOverviewRuler.errorForeground': palette.error,
      'editorOverviewRuler.warningForeground': palette.warning,
      'editorOverviewRuler.infoForeground': palette.accent,
      'editorWidget.background': palette.raised,
      'editorWidget.foreground': palette.text,
      'editorWidget.border': border,
      'editorHoverWidget.background': palette.raised,
      'editorHoverWidget.foreground': palette.text,
      'editorHoverWidget.border': border,
      'editorHoverWidget.statusBarBackground': palette.raised,
      'editorMarkerNavigation.background': palette.raised,
      'editorMarkerNavigationError.background': palette.error,
      'editorMarkerNavigationWarning.background': palette.warning,
      'editorMarkerNavigationInfo.background': palette.accent,
      'editorMarkerNavigationError.headerBackground': palette.raised,
      'editorMarkerNavigationWarning.headerBackground': palette.raised,
      'editorMarkerNavigationInfo.headerBackground': palette.raised,
      'peekViewTitle.background': palette.raised,
      'peekViewTitleLabel.foreground': palette.text,
      'peekViewTitleDescription.foreground': palette.dim,
      'problemsErrorIcon.foreground': palette.error,
      'problemsWarningIcon.foreground': palette.warning,
      'problemsInfoIcon.foreground': palette.accent,
      'input.background': palette.surface,
      'input.foreground': palette.text,
      'input.border': border,
      'input.placeholderForeground': palette.dim,
      'inputOption.activeBackground': palette.selected,
      'inputOption.activeForeground': palette.text,
      'inputOption.activeBorder': palette.focus,
      'quickInput.background': palette.raised,
      'quickInput.foreground': palette.text,
      'quickInputTitle.background': palette.raised,
      'pickerGroup.foreground': palette.dim,
      'pickerGroup.border': palette.line,
      'list.hoverBackground': palette.hover,
      'list.hoverForeground': palette.text,
      'list.focusBackground': palette.selected,
      'list.focusForeground': palette.text,
      'list.activeSelectionBackground': palette.selected,
      'list.activeSelectionForeground': palette.text,
      'list.inactiveSelectionBackground': palette.hover,
      'list.highlightForeground': palette.accent,
      'list.focusHighlightForeground': palette.accent,
      'quickInputList.focusBackground': palette.selected,
      'quickInputList.focusForeground': palette.text,
      'menu.background': palette.raised,
      'menu.foreground': palette.text,
      'menu.border': border,
      'menu.separatorBackground': palette.line,
      'menu.selectionBackground': palette.selected,
      'menu.selectionForeground': palette.text,
      'keybindingLabel.background': palette.hover,
      'keybindingLabel.foreground': palette.text,
      'keybindingLabel.border': border,
      'keybindingLabel.bottomBorder': border,
      'button.background': palette.accent,
      'button.foreground': palette.onAccent,
      'diffEditor.insertedLineBackground': `${palette.value.slice(0, 7)}1f`,
      'diffEditor.insertedTextBackground': `${palette.value.slice(0, 7)}33`,
      'diffEditor.removedLineBackground': `${palette.error.slice(0, 7)}1f`,
      'diffEditor.removedTextBackground': `${palette.error.slice(0, 7)}33`,
      'diffEditor.diagonalFill': palette.line,
      'diffEditor.unchangedRegionBackground': palette.raised,
      'diffEditor.unchangedRegionForeground': palette.text,
      'diffEditor.unchangedRegionShadow': '#00000000',
      'scrollbar.shadow': '#00000000',
      'widget.shadow': '#00000000',
      ...(contrast
        ? {
            contrastBorder: palette.line,
            contrastActiveBorder: palette.focus,
            'editor.selectionForeground': palette.text,
          }
        : {}),
    },
  };
}

function ruleColour(hex: string): string {
  return hex.slice(1, 7);
}
