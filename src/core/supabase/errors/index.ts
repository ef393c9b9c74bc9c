import { configProblems } from './config.ts';
import { connectionProblems } from './connection.ts';
import type { ProblemRule } from './problemRule.ts';
import { programProblems } from './program.ts';
import { projectProblems } from './project.ts';
import { usageProblems } from './usage.ts';

/** Every known failure of the CLI; the first that fits is used, so precise ones come before general ones. */
export const problemRules: readonly ProblemRule[] = [
  ...connectionProblems,
  ...projectProblems,
  ...configProblems,
  ...usageProblems,
  ...programProblems,
];
