/** What Grafana has around every page: theme, styles, router, portals and notices. */
import { ThemeContext } from '@grafana/data'
import { config, locationService } from '@grafana/runtime'
import { GlobalStyles, PortalContainer } from '@grafana/ui'
import React, { type ReactNode } from 'react'
import { Router } from 'react-router-dom'
import { CompatRouter } from 'react-router-dom-v5-compat'
import { bus } from './services.tsx'
import { Toasts } from './Toasts.tsx'

export function Frame({ children }: { readonly children: ReactNode }) {
  return (
    <ThemeContext.Provider value={config.theme2}>
      <GlobalStyles />
      <div className="grafana-app" style={{ display: 'block' }}>
        <Router history={locationService.getHistory()}>
          <CompatRouter>{children}</CompatRouter>
        </Router>
      </div>
      <Toasts bus={bus} />
      <PortalContainer />
    </ThemeContext.Provider>
  )
}

/** Grafana turns clicks on anchors into entries of the history; without it every link would load the page anew. */
export function followLinks(): void {
  document.addEventListener('click', event => {
    const anchor = event.target instanceof Element ? event.target.closest('a') : null
    if (!anchor?.href || anchor.target || anchor.hasAttribute('download') || event.defaultPrevented) return
    if (event.ctrlKey || event.metaKey || event.shiftKey || anchor.origin !== location.origin) return
    if (/^\/(api|public|logout)\//.test(anchor.pathname)) return
    event.preventDefault()
    locationService.push(anchor.pathname + anchor.search + anchor.hash)
  })
}
