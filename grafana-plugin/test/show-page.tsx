/** A page of the app as Grafana shows it, for journeys: with its title, its actions and its address. */
import { EventBusSrv, OrgRole } from '@grafana/data'
import { config, locationService, setAppEvents } from '@grafana/runtime'
import { act, render } from '@testing-library/react'
import userEvent, { type UserEvent } from '@testing-library/user-event'
import React, { type ReactElement } from 'react'
import { Route, Router, Routes } from 'react-router'
import { PreferencesProvider } from '../src/components/moments.tsx'
import { appId } from '../src/settings.ts'

/** @param path below the app's address, with parameters as the app's routes name them: `reports/:screen?`
 *  @param at the address to open, below the app's */
export function showPage(page: ReactElement, path: string, at: string, role = OrgRole.Admin): UserEvent {
  config.bootData.user.orgRole = role
  locationService.push(`/a/${appId}/${at}`)
  setAppEvents(new EventBusSrv())
  document.addEventListener('click', followLink)
  render(
    <Located>
      <PreferencesProvider>
        <Routes>
          <Route path={`/a/${appId}/${path}`} element={page} />
          <Route path="*" element={<p>another page</p>} />
        </Routes>
      </PreferencesProvider>
    </Located>,
  )
  return userEvent.setup()
}

export function address(): string {
  const { pathname, search } = locationService.getLocation()
  return `${pathname}${search}`.slice(`/a/${appId}/`.length)
}

afterEach(() => document.removeEventListener('click', followLink))

/** Grafana makes of a click on a link of its own a step in the history. */
function followLink(event: MouseEvent) {
  const link = event.target instanceof Element ? event.target.closest('a[href]') : null
  if (!(link instanceof HTMLAnchorElement) || link.target || event.defaultPrevented) return
  event.preventDefault()
  act(() => locationService.push(`${link.pathname}${link.search}`))
}

function Located({ children }: { readonly children: ReactElement }) {
  const history = locationService.getHistory()
  const [location, setLocation] = React.useState(history.location)
  React.useLayoutEffect(
    () => history.listen((next: typeof location) => act(() => setLocation(next))),
    [history],
  )
  return (
    <Router
      location={location}
      navigator={{
        createHref: to => (typeof to === 'string' ? to : `${to.pathname ?? ''}${to.search ?? ''}`),
        go: history.go,
        push: to => history.push(to as string),
        replace: to => history.replace(to as string),
      }}
    >
      {children}
    </Router>
  )
}
