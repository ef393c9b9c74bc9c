export * from '../../scripts/support/realCli.ts';
