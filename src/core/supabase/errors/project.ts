import type { CliFailure, ProblemRule } from './problemRule.ts';
import { firstLine } from './problemRule.ts';

const loginRoleStatus = [
  'DbConfigLoginRoleStatusError',
  'DbConfigListBansStatusError',
  'DbConfigUnbanStatusError',
] as const;

/** Linking, logging in, and what the Management API answers. */
export const projectProblems: readonly ProblemRule[] = [
  {
    codes: [
      'ProjectRefNotLinkedError',
      'ProjectNotLinkedError',
      'ProjectRefRequiredError',
      'TargetNeedsProjectError',
      'LinkBranchNotLinkedError',
    ],
    message: () => 'This folder is not linked to a Supabase project.',
    advice: 'Link it once (supabase link); it then has a remote database to compare with.',
    action: 'link-project',
  },
  {
    codes: ['InvalidProjectRefError', 'ProjectRefReadError', 'LinkParentRefInvalidError'],
    message: () => 'The stored project reference is not valid: it must be 20 lower-case letters.',
    advice: 'Link the project again; that rewrites supabase/.temp/project-ref.',
    action: 'link-project',
  },
  {
    codes: ['AccessTokenRequiredError', 'NotLoggedInError'],
    message: () => 'The Supabase CLI is not logged in.',
    advice: 'Log in (supabase login), or enter the database password: with it no login is needed.',
    action: 'log-in',
  },
  {
    codes: ['InvalidAccessTokenError'],
    message: () => 'The Supabase access token has the wrong form.',
    advice: 'Log in again, or correct SUPABASE_ACCESS_TOKEN: sbp_ and 40 hexadecimal digits.',
    action: 'log-in',
  },
  {
    codes: ['ProjectPausedError'],
    message: (_failure, { target }) =>
      `The project${target === undefined ? '' : ` ${target.label}`} is paused.`,
    advice: 'Restore it in the Supabase dashboard, wait until it is up, then refresh.',
  },
  {
    codes: loginRoleStatus,
    text: /status 401|Unauthorized/i,
    code: 'login-expired',
    message: () => 'Supabase no longer accepts the access token.',
    advice: 'Log in again (supabase login).',
    action: 'log-in',
  },
  {
    codes: loginRoleStatus,
    text: /status 403|Forbidden/i,
    code: 'no-access-to-project',
    message: () => 'The account that is logged in may not reach the database of this project.',
    advice: 'Log in with an account of the project’s organization, or enter the database password.',
    action: 'log-in',
  },
  {
    codes: loginRoleStatus,
    text: /status 404|Not Found/i,
    code: 'no-such-project',
    message: () => 'Supabase knows no project with this reference for the account that is logged in.',
    advice: 'Link the folder to the right project, or log in with the account that owns it.',
    action: 'link-project',
  },
  {
    codes: loginRoleStatus,
    text: /status 429/,
    code: 'too-many-requests',
    message: () => 'Supabase asks for a pause: there were too many requests.',
    advice: 'Wait a minute, then refresh.',
  },
  {
    codes: loginRoleStatus,
    message: (failure) => `Supabase could not make a login for the database${status(failure)}.`,
    advice: 'Try again in a minute, or enter the database password: with it no such login is needed.',
    action: 'enter-password',
  },
  {
    codes: [
      'DbConfigLoginRoleNetworkError',
      'DbConfigListBansNetworkError',
      'DbConfigUnbanNetworkError',
      'LinkBranchListNetworkError',
      'LinkProjectStatusNetworkError',
    ],
    message: () => 'The Supabase API cannot be reached.',
    advice: 'Check the network connection or proxy, then refresh.',
  },
  {
    codes: ['DbConfigLoginRoleMissingPrivilegedRoleError'],
    message: (failure) => `The temporary login lacks a role: ${firstLine(failure.message)}.`,
    advice: 'Enter the database password instead.',
    action: 'enter-password',
  },
  {
    codes: ['LinkProjectStatusError', 'LinkAuthTokenError'],
    message: () => 'Supabase did not give this account the project to link.',
    advice: 'Log in with an account of the project’s organization, and check the project reference.',
    action: 'log-in',
  },
  {
    codes: ['LinkBranchNotFoundError', 'LinkBranchNotReadyError'],
    message: (failure) => `${firstLine(failure.message)}.`,
    advice: 'Choose another branch, or wait until it is ready.',
    action: 'link-project',
  },
  {
    codes: ['ProfileLoadError'],
    message: (failure) => `The CLI profile cannot be loaded: ${firstLine(failure.message)}.`,
    advice: 'Correct SUPABASE_PROFILE or the file that it names.',
    action: 'show-output',
  },
  {
    codes: ['ProjectLifecycleLockBusyError'],
    message: () => 'Another run of the Supabase CLI is working on this project.',
    advice: 'Wait until it has ended, then refresh.',
  },
];

function status(failure: CliFailure): string {
  const code = /status (\d{3})/.exec(failure.message)?.[1];
  return code === undefined ? '' : ` (status ${code})`;
}
