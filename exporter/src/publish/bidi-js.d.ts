/** As far as it is used here; the package has no types of its own. */
declare module 'bidi-js' {
  type Bidi = {
    getEmbeddingLevels(
      text: string,
      baseDirection: 'ltr' | 'rtl',
    ): { readonly levels: Uint8Array; readonly paragraphs: readonly unknown[] }
    getMirroredCharacter(character: string): string | null
  }
  const createBidi: () => Bidi
  export = createBidi
}
