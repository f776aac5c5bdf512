/** The part of mailauth that knows the list of public suffixes: it has no types of its own. */
declare module 'mailauth/lib/tools.js' {
  const tools: {
    /** @returns the first of `domains` that is of the organization of `fromDomain` */
    getAlignment(
      fromDomain: string,
      domains: readonly string[],
      strict: boolean,
    ): { readonly domain: string } | false
  }
  export = tools
}
