/** What the indicator under the pointer or the focus says, as a small text beside it; one for the whole grid. The same
 *  words are the indicator's label, so that nothing is told by the tip alone. */
import { css } from '@emotion/css'
import type { GrafanaTheme2 } from '@grafana/data'
import { Portal, useStyles2 } from '@grafana/ui'
import React, { type RefObject, useEffect, useState } from 'react'

type Tip = { readonly text: string; readonly left: number; readonly top: number }

export function GridTip({ scroller }: { readonly scroller: RefObject<HTMLElement | null> }) {
  const [tip, setTip] = useState<Tip>()
  const className = useStyles2(styleOf)
  useEffect(() => {
    const element = scroller.current
    if (!element) return
    const show = ({ target }: Event) => {
      const button =
        target instanceof Element ? target.closest('button[data-place], button[data-running]') : null
      const text = button?.getAttribute('aria-label')
      if (!button || !text) return setTip(undefined)
      const { left, width, top } = button.getBoundingClientRect()
      setTip({ text, left: left + width / 2, top })
    }
    const hide = () => setTip(undefined)
    element.addEventListener('mouseover', show)
    element.addEventListener('focusin', show)
    element.addEventListener('mouseleave', hide)
    element.addEventListener('focusout', hide)
    element.addEventListener('scroll', hide, { passive: true })
    return () => {
      element.removeEventListener('mouseover', show)
      element.removeEventListener('focusin', show)
      element.removeEventListener('mouseleave', hide)
      element.removeEventListener('focusout', hide)
      element.removeEventListener('scroll', hide)
    }
  }, [scroller])
  if (!tip) return null
  return (
    <Portal>
      <div aria-hidden="true" className={className} style={{ left: tip.left, top: tip.top }}>
        {tip.text}
      </div>
    </Portal>
  )
}

const styleOf = (theme: GrafanaTheme2) =>
  css({
    position: 'fixed',
    transform: 'translate(max(-50%, -50vw), calc(-100% - 6px))',
    zIndex: theme.zIndex.tooltip,
    pointerEvents: 'none',
    padding: theme.spacing(0.5, 1),
    borderRadius: 2,
    background: theme.colors.background.secondary,
    color: theme.colors.text.primary,
    boxShadow: theme.shadows.z3,
    fontSize: theme.typography.bodySmall.fontSize,
    whiteSpace: 'nowrap',
  })
