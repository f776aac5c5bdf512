import '../public-path.ts'
import { DataSourcePlugin } from '@grafana/data'
import { LastgoodDataSource } from './data-source.ts'

export const plugin = new DataSourcePlugin(LastgoodDataSource)
