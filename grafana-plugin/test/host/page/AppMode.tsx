/** The app at its addresses: its pages below /a/, its configuration at /plugins/. */
import { type AppPlugin, type AppPluginMeta, PluginContextProvider } from '@grafana/data'
import React, { Suspense } from 'react'
import { Route, Routes, useSearchParams } from 'react-router-dom-v5-compat'
import { PluginPage } from './PluginPage.tsx'

export function AppMode({ plugin }: { readonly plugin: AppPlugin }) {
  const Root = plugin.root
  const meta: AppPluginMeta = plugin.meta
  return (
    <PluginContextProvider meta={meta}>
      <Suspense fallback="Loading">
        <Routes>
          <Route
            path="/a/:pluginId/*"
            element={Root && <Root meta={meta} basename="" onNavChanged={() => {}} query={{}} path="" />}
          />
          <Route path="/plugins/:pluginId" element={<Configuration plugin={plugin} />} />
        </Routes>
      </Suspense>
    </PluginContextProvider>
  )
}

function Configuration({ plugin }: { readonly plugin: AppPlugin }) {
  const [query] = useSearchParams()
  const pages = plugin.configPages ?? []
  const page = pages.find(({ id }) => id === query.get('page')) ?? pages[0]
  if (!page) return null
  const Body = page.body
  const tabs = pages.map(({ id, title, icon }) => ({
    text: title,
    url: `${location.pathname}?page=${id}`,
    active: id === page.id,
    ...(icon && { icon }),
  }))
  return (
    <PluginPage pageNav={{ text: plugin.meta.name, children: tabs }}>
      <Body plugin={plugin} query={Object.fromEntries(query)} />
    </PluginPage>
  )
}
