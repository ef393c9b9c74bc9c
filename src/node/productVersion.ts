declare const __PRODUCT_VERSION__: string | undefined;

/** The version in package.json, put in by the build; `development` when run from source. */
export const productVersion: string =
  typeof __PRODUCT_VERSION__ === 'string' ? __PRODUCT_VERSION__ : 'development';
