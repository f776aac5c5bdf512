import { convertRegistry, readFormat } from './metrics-format.ts'

test.each([
  [undefined, 'prometheus'],
  ['*/*', 'prometheus'],
  ['text/html, application/xhtml+xml, */*;q=0.8', 'prometheus'],
  ['text/plain;version=0.0.4', 'prometheus'],
  ['application/openmetrics-text; version=1.0.0', 'openmetrics'],
  ['application/openmetrics-text', 'openmetrics'],
  ['APPLICATION/OpenMetrics-Text;VERSION="1.0.0"', 'openmetrics'],
  ['application/openmetrics-text;version=0.0.1', 'prometheus'],
  ['application/openmetrics-text;version=1.0.0;q=0', 'prometheus'],
  ['application/openmetrics-text;version=1.0.0;q=0.2,text/plain;q=0.7', 'prometheus'],
  // Prometheus 2.42 and 3.
  [
    'application/openmetrics-text;version=1.0.0,application/openmetrics-text;version=0.0.1;q=0.75,text/plain;version=0.0.4;q=0.5,*/*;q=0.1',
    'openmetrics',
  ],
  [
    'application/openmetrics-text;version=1.0.0;escaping=allow-utf-8;q=0.5,text/plain;version=1.0.0;q=0.3,*/*;q=0.1',
    'openmetrics',
  ],
])('Accept %s gets %s', (accept, format) => {
  expect(readFormat(accept)).toBe(format)
})

test('the registry becomes OpenMetrics: no blank lines, counters by family name, quotes escaped', () => {
  const text = [
    '# HELP a_total Says "a"',
    '# TYPE a_total counter',
    'a_total{x="1"} 2',
    '',
    '# HELP b Odd',
    '# TYPE b counter',
    'b 1',
    '',
    '# HELP g_total A gauge',
    '# TYPE g_total gauge',
    'g_total 1',
    '',
  ].join('\n')
  expect(convertRegistry(text, 'openmetrics').split('\n')).toEqual([
    '# HELP a Says \\"a\\"',
    '# TYPE a counter',
    'a_total{x="1"} 2',
    '# HELP b Odd',
    '# TYPE b unknown',
    'b 1',
    '# HELP g_total A gauge',
    '# TYPE g_total gauge',
    'g_total 1',
    '',
  ])
  expect(convertRegistry(text, 'prometheus')).toBe(text)
  expect(convertRegistry('', 'openmetrics')).toBe('')
})
