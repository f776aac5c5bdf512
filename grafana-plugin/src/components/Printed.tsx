/** What is in here is all that gets on paper: dark on white, without Grafana's frame, tabs and controls. */
import { css, cx } from '@emotion/css'
import React, { type ReactNode } from 'react'

const name = 'lastgood-printed'
const style = `@media print {
  @page { margin: 12mm; }
  body, html { height: auto !important; overflow: visible !important; background: #fff !important; }
  body * { visibility: hidden; }
  .${name}, .${name} * { visibility: visible; color: #000 !important; background-color: transparent; overflow: visible !important; }
  .${name} { position: absolute; inset: 0 0 auto 0; }
  .${name} button, .${name} input, .${name} [data-screen-only] { display: none !important; }
  .${name} tr { break-inside: avoid; }
  .${name} [aria-hidden='true'] { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}`

export function Printed({ children }: { readonly children: ReactNode }) {
  return (
    <div className={cx(name, css({ minWidth: 0 }))}>
      <style>{style}</style>
      {children}
    </div>
  )
}
