/** The libraries that Grafana shares with plugins, under the names plugins ask for. `react-router` is version 6, which
 *  Grafana takes from the package that carries both. */
import * as emotionCss from '@emotion/css'
import * as emotionReact from '@emotion/react'
import * as data from '@grafana/data'
import * as runtime from '@grafana/runtime'
import * as ui from '@grafana/ui'
import * as lodash from 'lodash'
import * as moment from 'moment'
import * as React from 'react'
import * as ReactDOM from 'react-dom'
import * as router5 from 'react-router-dom'
import * as router6 from 'react-router-dom-v5-compat'
import * as rxjs from 'rxjs'
import * as operators from 'rxjs/operators'

export const shared = {
  react: React,
  'react-dom': ReactDOM,
  '@emotion/css': emotionCss,
  '@emotion/react': emotionReact,
  '@grafana/data': data,
  '@grafana/ui': ui,
  '@grafana/runtime': runtime,
  rxjs,
  'rxjs/operators': operators,
  lodash,
  moment,
  'react-router-dom': router5,
  'react-router': router6,
}
