/** The app's pages by address, each loaded when it is first opened. */
import type { AppRootProps } from '@grafana/data'
import { LoadingPlaceholder } from '@grafana/ui'
import React, { lazy, Suspense } from 'react'
import { Navigate, Route, Routes } from 'react-router'
import { PreferencesProvider } from './components/moments.tsx'
import { NotConfigured } from './components/NotConfigured.tsx'
import { PageBoundary } from './components/PageBoundary.tsx'
import { pageOf } from './routes.ts'
import type { AppSettings } from './settings.ts'

const Home = lazy(async () => ({ default: (await import('./pages/HomePage.tsx')).HomePage }))
const Checks = lazy(async () => ({ default: (await import('./pages/ChecksPage.tsx')).ChecksPage }))
const Check = lazy(async () => ({ default: (await import('./pages/CheckPage.tsx')).CheckPage }))
const Wizard = lazy(async () => ({ default: (await import('./pages/WizardPage.tsx')).WizardPage }))
const Suggestions = lazy(async () => ({
  default: (await import('./pages/SuggestionsPage.tsx')).SuggestionsPage,
}))
const Templates = lazy(async () => ({ default: (await import('./pages/TemplatesPage.tsx')).TemplatesPage }))
const Group = lazy(async () => ({ default: (await import('./pages/GroupPage.tsx')).GroupPage }))
const Activity = lazy(async () => ({ default: (await import('./pages/ActivityPage.tsx')).ActivityPage }))
const Reports = lazy(async () => ({ default: (await import('./pages/ReportsPage.tsx')).ReportsPage }))
const ReportMails = lazy(async () => ({
  default: (await import('./pages/ReportMailsPage.tsx')).ReportMailsPage,
}))
const ReportMail = lazy(async () => ({
  default: (await import('./pages/ReportMailPage.tsx')).ReportMailPage,
}))
const Manage = lazy(async () => ({ default: (await import('./pages/ManagePage.tsx')).ManagePage }))
const Senders = lazy(async () => ({ default: (await import('./pages/SendersPage.tsx')).SendersPage }))
const Transactions = lazy(async () => ({
  default: (await import('./pages/TransactionsPage.tsx')).TransactionsPage,
}))
const Preferences = lazy(async () => ({
  default: (await import('./pages/PreferencesPage.tsx')).PreferencesPage,
}))

export function App({ meta }: AppRootProps<AppSettings>) {
  if (!meta.jsonData?.apiUrl) return <NotConfigured />
  return (
    <PageBoundary>
      <PreferencesProvider>
        <Suspense fallback={<LoadingPlaceholder text="Loading page" />}>
          <Routes>
            <Route path="home" element={<Home />} />
            <Route path="checks" element={<Checks />} />
            <Route path="checks/new" element={<Wizard />} />
            <Route path="checks/:id" element={<Check />} />
            <Route path="checks/:id/edit" element={<Wizard />} />
            <Route path="suggestions" element={<Suggestions />} />
            <Route path="templates" element={<Templates />} />
            <Route path="group" element={<Group />} />
            <Route path="activity" element={<Activity />} />
            <Route path="reports/:screen?" element={<Reports />} />
            <Route path="reports/mails" element={<ReportMails />} />
            <Route path="reports/mail" element={<ReportMail />} />
            <Route path="manage/:tab?" element={<Manage />} />
            <Route path="senders" element={<Senders />} />
            <Route path="transactions" element={<Transactions />} />
            <Route path="preferences" element={<Preferences />} />
            <Route path="*" element={<Navigate to={pageOf.home()} replace />} />
          </Routes>
        </Suspense>
      </PreferencesProvider>
    </PageBoundary>
  )
}
