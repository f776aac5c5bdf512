/** What the build and Grafana's module loader provide. */
declare module 'amd-module' {
  const amdModule: { readonly uri?: string }
  export default amdModule
}

declare let __webpack_public_path__: string
