/** The part of the package that its own typings leave out; read in version 18.1.5. */
declare module 'libpg-query/wasm/libpg-query.js' {
  interface PgQueryModule {
    readonly HEAPU8: Uint8Array<ArrayBuffer>;
    readonly HEAPU32: Uint32Array<ArrayBuffer>;
    _malloc(bytes: number): number;
    _free(pointer: number): void;
    _wasm_parse_query_raw(sql: number): number;
    _wasm_free_parse_result(result: number): void;
    _wasm_parse_plpgsql(sql: number): number;
    _wasm_free_string(text: number): void;
  }
  // eslint-disable-next-line import-x/no-default-export -- the package's own shape
  export default function createModule(): Promise<PgQueryModule>;
}
