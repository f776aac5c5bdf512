/** Data links of the fields that tell of a check: of its row in `checks`, of its newest result, or of its series. */
import type { DataFrame, LinkModel } from '@grafana/data'

export function linksOfCheck(frames: readonly DataFrame[], checkId: string): readonly LinkModel[] {
  const links = frames.flatMap(frame => {
    const ids = frame.fields.find(({ name }) => name === idField(frame))?.values
    const row = ids?.lastIndexOf(checkId) ?? -1
    return frame.fields.flatMap(({ config, getLinks, labels }) => {
      if (!getLinks || !config.links?.length) return []
      if (row >= 0) return getLinks({ valueRowIndex: row })
      return labels?.['check'] === checkId ? getLinks({ valueRowIndex: frame.length - 1 }) : []
    })
  })
  // A column such as the name stands in several frames, and what is set on it holds for all of them.
  return [...new Map(links.map(link => [`${link.title} ${link.href}`, link])).values()]
}

function idField({ meta }: DataFrame): string {
  return meta?.custom?.['lastgood'] === 'checks' ? 'id' : 'check'
}
