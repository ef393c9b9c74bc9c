/** A colour of the tree, with one value per kind of theme. Values are colours or ids of the editor's own. */
export interface ColorFacts {
  readonly description: string;
  readonly light: string;
  readonly dark: string;
  readonly highContrast: string;
  readonly highContrastLight: string;
}

/** Colours by id below `supabaseMigrations`. A state is never told by its colour alone. */
export const colors = {
  appliedForeground: {
    description: 'Icon of a migration that has run.',
    light: '#2f7d51',
    dark: '#3ecf8e',
    highContrast: '#5df2ae',
    highContrastLight: '#0b5b33',
  },
  pendingForeground: {
    description: 'Icon of a migration that waits to run.',
    light: '#1a6fb5',
    dark: '#6cb6ff',
    highContrast: '#9cd0ff',
    highContrastLight: '#0b4a82',
  },
  remoteOnlyForeground: {
    description: 'Icon of a migration that only a database knows.',
    light: '#7a45b8',
    dark: '#c297ff',
    highContrast: '#dcc2ff',
    highContrastLight: '#52248a',
  },
  outOfOrderForeground: {
    description: 'Icon of a pending migration that sorts before one that has run, and of warnings.',
    light: '#9a6200',
    dark: '#e2b04a',
    highContrast: '#ffd37a',
    highContrastLight: '#6b4400',
  },
  duplicateForeground: {
    description: 'Icon of a migration that shares its version, and of errors.',
    light: '#b3261e',
    dark: '#f2716b',
    highContrast: '#ff9d98',
    highContrastLight: '#8a130d',
  },
  skippedForeground: {
    description: 'Icon of a file that the CLI does not take for a migration.',
    light: '#6a6a6a',
    dark: '#9d9d9d',
    highContrast: '#d4d4d4',
    highContrastLight: '#3d3d3d',
  },
  unknownForeground: {
    description: 'Icon of a migration that no database was asked about.',
    light: '#6a6a6a',
    dark: '#9d9d9d',
    highContrast: '#d4d4d4',
    highContrastLight: '#3d3d3d',
  },
} as const satisfies Readonly<Record<string, ColorFacts>>;
