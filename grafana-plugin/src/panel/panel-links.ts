/** Data links of the fields that tell of a check: of its row in `checks`, or of its series. */
import type { DataFrame, LinkModel } from '@grafana/data'

export function linksOfCheck(frames: readonly DataFrame[], checkId: string): readonly LinkModel[] {
  return frames.flatMap(frame => {
    const ids = frame.fields.find(({ name }) => name === idField(frame))?.values
    const row = ids?.indexOf(checkId) ?? -1
    return frame.fields.flatMap(({ config, getLinks, labels }) => {
      if (!getLinks || !config.links?.length) return []
      if (row >= 0) return getLinks({ valueRowIndex: row })
      return labels?.['check'] === checkId ? getLinks({ valueRowIndex: frame.length - 1 }) : []
    })
  })
}

function idField({ meta }: DataFrame): string {
  return meta?.custom?.['lastgood'] === 'checks' ? 'id' : 'check'
}
