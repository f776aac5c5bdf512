import '../public-path.ts'
import { DataSourcePlugin } from '@grafana/data'
import { ConfigEditor } from './ConfigEditor.tsx'
import { LastgoodDataSource } from './data-source.ts'
import { QueryEditor } from './QueryEditor.tsx'
import type { LastgoodQuery } from './query.ts'

export const plugin = new DataSourcePlugin<LastgoodDataSource, LastgoodQuery>(LastgoodDataSource)
  .setConfigEditor(ConfigEditor)
  .setQueryEditor(QueryEditor)
