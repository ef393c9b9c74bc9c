export * from '../../scripts/support/databases.ts';
