/** jsdom lays nothing out: every element has this size, which is what lists draw their rows by. */
export function layOutAll({ width, height }: { readonly width: number; readonly height: number }): void {
  const sizes = { offsetWidth: width, offsetHeight: height, clientWidth: width, clientHeight: height }
  for (const [name, value] of Object.entries(sizes))
    Object.defineProperty(HTMLElement.prototype, name, { configurable: true, get: () => value })
  HTMLElement.prototype.scrollTo = () => {}
}
