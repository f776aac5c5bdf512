import './public-path.ts'
import { AppPlugin } from '@grafana/data'
import { App } from './App.tsx'
import { ConfigurationPage } from './pages/ConfigurationPage.tsx'
import type { AppSettings } from './settings.ts'

export const plugin = new AppPlugin<AppSettings>().setRootPage(App).addConfigPage({
  title: 'Connection',
  icon: 'plug',
  id: 'connection',
  body: ConfigurationPage,
})
