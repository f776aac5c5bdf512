/** Grafana's own Page is not published: this has its props, its order and roughly its measures. */
import { css } from '@emotion/css'
import { type GrafanaTheme2, type NavModelItem, PageLayoutType } from '@grafana/data'
import type { PluginPageProps } from '@grafana/runtime'
import { config } from '@grafana/runtime'
import { Tab, TabsBar, useStyles2 } from '@grafana/ui'
import React, { type ReactNode } from 'react'
import { appId } from './plugins.ts'

type Props = PluginPageProps & { readonly renderTitle?: (title: string) => ReactNode }
type Include = { readonly type: string; readonly name: string; readonly path?: string }

export function PluginPage({ children, pageNav, subTitle, actions, info, renderTitle, layout }: Props) {
  const styles = useStyles2(getStyles)
  const title = pageNav?.text ?? sectionOf(location.pathname) ?? 'Lastgood'
  if (layout === PageLayoutType.Canvas || layout === PageLayoutType.Custom)
    return <main className={styles.page}>{children}</main>
  const sub = subTitle ?? pageNav?.subTitle
  return (
    <main className={styles.page}>
      <nav aria-label="Breadcrumbs" className={styles.crumbs}>
        {crumbsOf(pageNav).join(' › ')}
      </nav>
      <div className={styles.head}>
        <div className={styles.title}>
          {renderTitle ? renderTitle(title) : <h1>{title}</h1>}
          {info?.map(({ label, value }) => (
            <div key={label}>
              {label}: {value}
            </div>
          ))}
          <div className={styles.actions}>{actions}</div>
        </div>
        {sub && <div className={styles.sub}>{sub}</div>}
      </div>
      {pageNav?.children && <PageTabs tabs={pageNav.children} />}
      <div className={styles.content}>{children}</div>
    </main>
  )
}

function PageTabs({ tabs }: { readonly tabs: readonly NavModelItem[] }) {
  return (
    <TabsBar>
      {tabs
        .filter(({ hideFromTabs }) => !hideFromTabs)
        .map(({ text, id, url, active, icon }) => (
          <Tab
            key={id ?? text}
            label={text}
            active={active === true}
            {...(icon && { icon: icon as never })}
            {...(url && { href: url })}
          />
        ))}
    </TabsBar>
  )
}

function crumbsOf(item: NavModelItem | undefined): string[] {
  const above: string[] = []
  for (let at = item?.parentItem; at; at = at.parentItem) above.unshift(at.text)
  const section = sectionOf(location.pathname)
  const trail = ['Home', 'Lastgood', ...(section ? [section] : []), ...above, ...(item ? [item.text] : [])]
  return trail.filter((text, index) => index < 2 || text !== trail[index - 1])
}

/** Name of the page of plugin.json that the address belongs to. */
function sectionOf(pathname: string): string | undefined {
  const app: unknown = Reflect.get(config.apps, appId)
  const includes = (app as { readonly includes?: readonly Include[] } | undefined)?.includes ?? []
  return includes.find(({ type, path }) => type === 'page' && path && pathname.startsWith(path))?.name
}

const getStyles = (theme: GrafanaTheme2) => ({
  page: css({
    padding: theme.spacing(2, 4, 4),
    minHeight: '100vh',
    background: theme.colors.background.primary,
  }),
  crumbs: css({ color: theme.colors.text.secondary, fontSize: theme.typography.bodySmall.fontSize }),
  head: css({ margin: theme.spacing(2, 0) }),
  title: css({ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: theme.spacing(1, 3) }),
  actions: css({ display: 'flex', flexWrap: 'wrap', gap: theme.spacing(1), marginLeft: 'auto' }),
  sub: css({ color: theme.colors.text.secondary, marginTop: theme.spacing(1) }),
  content: css({ paddingTop: theme.spacing(2) }),
})
