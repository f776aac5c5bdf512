/** Products whose rules a check can begin with: the exporter knows what their messages mean. */
import { css } from '@emotion/css'
import type { GrafanaTheme2 } from '@grafana/data'
import { PluginPage } from '@grafana/runtime'
import { Button, EmptyState, Stack, TextLink, useStyles2 } from '@grafana/ui'
import React from 'react'
import type { TemplatesJson } from '../../../exporter/src/api/contract-checks.ts'
import { readTemplates } from '../api/suggestions.ts'
import { FilterRow, SearchField } from '../components/Filters.tsx'
import { Loaded } from '../components/Loaded.tsx'
import { mayManage } from '../components/role.ts'
import { useLoad } from '../components/use-load.ts'
import { useQuery } from '../components/use-query.ts'
import { searchTemplates } from '../model/template.ts'
import { pageOf } from '../routes.ts'

export function TemplatesPage() {
  const query = useQuery()
  const templates = useLoad(signal => readTemplates(signal), [])
  const group = query.get('group')
  return (
    <PluginPage
      pageNav={{ text: 'Product templates', parentItem: { text: 'Checks', url: pageOf.checks() } }}
      subTitle="A check with a template needs no rules of its own: what the product's messages say decides."
    >
      <Stack direction="column" gap={2}>
        <FilterRow>
          <SearchField query={query} label="Search" placeholder="Part of the product's name" />
        </FilterRow>
        <Loaded of={templates} what="the templates">
          {data => {
            const found = searchTemplates(data.templates, query.get('q'))
            return found.length > 0 ? (
              <List templates={found} {...(group !== undefined && { group })} />
            ) : (
              <EmptyState variant="not-found" message="No product is called so" hideImage>
                The general template reads what the words of any backup's messages say.{' '}
                <Button variant="secondary" size="sm" onClick={() => query.set({ q: undefined })}>
                  Clear the search
                </Button>
              </EmptyState>
            )
          }}
        </Loaded>
      </Stack>
    </PluginPage>
  )
}

function List({ templates, group }: TemplatesJson & { readonly group?: string }) {
  const styles = useStyles2(getStyles)
  return (
    <ul className={styles.list} aria-label="Product templates">
      {templates.map(({ id, name, reportsObjects }) => (
        <li key={id} className={styles.item}>
          {mayManage() ? (
            <TextLink
              href={pageOf.addCheck({ template: id, ...(group !== undefined && { group }) })}
              inline={false}
            >
              {name}
            </TextLink>
          ) : (
            name
          )}
          {reportsObjects && <div className={styles.quiet}>reports several objects in one message</div>}
        </li>
      ))}
    </ul>
  )
}

const getStyles = (theme: GrafanaTheme2) => ({
  list: css({
    listStyle: 'none',
    margin: 0,
    padding: 0,
    display: 'grid',
    gap: theme.spacing(1),
    gridTemplateColumns: `repeat(auto-fill, minmax(min(100%, ${theme.spacing(32)}), 1fr))`,
  }),
  item: css({
    padding: theme.spacing(1, 1.5),
    border: `1px solid ${theme.colors.border.weak}`,
    borderRadius: 2,
  }),
  quiet: css({ color: theme.colors.text.secondary, fontSize: theme.typography.bodySmall.fontSize }),
})
