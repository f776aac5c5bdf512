import { renderTemplate } from './go-template.ts'

const data = { JsonData: { apiUrl: 'http://exporter:9780' }, SecureJsonData: { token: 's3cret' } }
const nothing = { JsonData: {}, SecureJsonData: {} }
const bearer = '{{ if .SecureJsonData.token }}Bearer {{ .SecureJsonData.token }}{{ end }}'

test.each([
  ['{{ .JsonData.apiUrl }}/api/v1', data, 'http://exporter:9780/api/v1'],
  ['{{.JsonData.apiUrl}}', data, 'http://exporter:9780'],
  ['{{ .JsonData.apiUrl }}/api/v1', nothing, '<no value>/api/v1'],
  ['[{{ .SecureJsonData.token }}]', nothing, '[]'],
  [bearer, data, 'Bearer s3cret'],
  [bearer, nothing, ''],
  ['{{ if .JsonData.apiUrl }}a{{ else }}b{{ end }}c', nothing, 'bc'],
  ['{{ if .JsonData.apiUrl }}a{{ if .JsonData.x }}x{{ end }}{{ end }}c', data, 'ac'],
])('%s becomes %#', (template, given, text) => {
  expect(renderTemplate(template, given)).toBe(text)
})

test('what is no value of the settings, and an if without end, is refused', () => {
  expect(() => renderTemplate('{{ .User.Login }}', data)).toThrow('{{ .User.Login }}')
  expect(() => renderTemplate('{{ if .JsonData.apiUrl }}a', data)).toThrow('without its end')
})
