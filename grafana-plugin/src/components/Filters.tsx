/** A search field that writes the address a moment after the last key, and a row to put filters in. */
import { Field, Input, Stack } from '@grafana/ui'
import React, { type ReactElement, type ReactNode, useEffect, useState } from 'react'
import type { QueryState } from './use-query.ts'

const settleMs = 250

type Props = {
  readonly query: QueryState
  /** Of the parameter in the address. */
  readonly name?: string
  readonly label: string
  readonly placeholder?: string
}

export function SearchField({ query, name = 'q', label, placeholder }: Props) {
  const inAddress = query.get(name) ?? ''
  const [text, setText] = useState(inAddress)
  useEffect(() => setText(inAddress), [inAddress])
  useEffect(() => {
    if (text === inAddress) return
    const timer = setTimeout(() => query.set({ [name]: text || undefined }), settleMs)
    return () => clearTimeout(timer)
  }, [text, inAddress, name, query])
  return (
    <FilterField label={label}>
      <Input
        id={`search-${name}`}
        type="search"
        width={30}
        {...(placeholder !== undefined && { placeholder })}
        value={text}
        onChange={event => setText(event.currentTarget.value)}
      />
    </FilterField>
  )
}

/** A field without the room below that a form needs. */
export function FilterField({
  label,
  children,
}: {
  readonly label: string
  readonly children: ReactElement<Record<string, unknown>>
}) {
  return (
    <Field label={label} style={{ marginBottom: 0, maxWidth: '100%', overflowX: 'auto' }}>
      {children}
    </Field>
  )
}

export function FilterRow({ children }: { readonly children: ReactNode }) {
  return (
    <Stack gap={2} wrap="wrap" alignItems="flex-end">
      {children}
    </Stack>
  )
}
