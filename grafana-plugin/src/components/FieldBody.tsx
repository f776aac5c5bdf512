/** Several elements in one Field. Field hands `invalid` and others to its child, which must not end up in the page. */
import React, { type ReactNode } from 'react'

export function FieldBody({ children }: { readonly children: ReactNode }) {
  return <div>{children}</div>
}
