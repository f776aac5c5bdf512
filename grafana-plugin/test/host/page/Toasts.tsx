/** Notices that plugins publish, at the edge of the screen as in Grafana. */
import { css } from '@emotion/css'
import { AppEvents, type BusEvent, type EventBus, type GrafanaTheme2 } from '@grafana/data'
import { Alert, type AlertVariant, useStyles2 } from '@grafana/ui'
import React, { useEffect, useState } from 'react'

type Toast = {
  readonly id: number
  readonly severity: AlertVariant
  readonly title: string
  readonly text: string
}

const events = {
  success: AppEvents.alertSuccess,
  warning: AppEvents.alertWarning,
  error: AppEvents.alertError,
} as const

export function Toasts({ bus }: { readonly bus: EventBus }) {
  const [toasts, setToasts] = useState<readonly Toast[]>([])
  const styles = useStyles2(getStyles)
  useEffect(() => {
    let count = 0
    const subscriptions = Object.entries(events).map(([severity, { name }]) =>
      bus.getStream({ type: name } as never).subscribe(({ payload }: BusEvent) => {
        const [title = '', text = ''] = payload as readonly string[]
        setToasts(before => [...before, { id: count++, severity: severity as AlertVariant, title, text }])
      }),
    )
    return () => {
      for (const subscription of subscriptions) subscription.unsubscribe()
    }
  }, [bus])
  return (
    <div className={styles}>
      {toasts.map(({ id, severity, title, text }) => (
        <Alert
          key={id}
          severity={severity}
          title={title}
          elevated
          onRemove={() => setToasts(before => before.filter(toast => toast.id !== id))}
        >
          {text}
        </Alert>
      ))}
    </div>
  )
}

const getStyles = (theme: GrafanaTheme2) =>
  css({
    position: 'fixed',
    top: theme.spacing(2),
    right: theme.spacing(2),
    width: 400,
    zIndex: 2000,
    maxWidth: '90vw',
  })
