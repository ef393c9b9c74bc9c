export * from '../../scripts/support/managementApi.ts';
