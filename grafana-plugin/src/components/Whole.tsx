/** Words that stay on one line, such as a moment. */
import React, { type ReactNode } from 'react'

export function Whole({ children }: { readonly children: ReactNode }) {
  return <span style={{ whiteSpace: 'nowrap', overflowWrap: 'normal' }}>{children}</span>
}
