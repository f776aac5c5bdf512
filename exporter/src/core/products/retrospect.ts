/** Retrospect: the mail after an execution of a script. */
import type { Product } from './product.ts'

export const retrospect: Product = {
  id: 'retrospect',
  name: 'Retrospect',
  languages: ['en'],
  sources: ['Retrospect user guide, E-mail preferences and operations log; from memory, not looked up'],
  likely: ['The log counts: "N execution errors", "Completed successfully", "with N warnings".'],
  signs: [
    { in: 'subject', says: 'Retrospect', weight: 4 },
    { in: 'body', says: 'Retrospect', weight: 2 },
    { in: 'from', says: 'retrospect', weight: 2 },
    { in: 'body', says: 'execution errors', weight: 2 },
  ],
  status: [
    {
      status: 'failure',
      in: 'anywhere',
      as: /(?<!\d)[1-9]\d* execution errors?.*|(?:script|backup|execution) .*failed.*|error -\d+.*|can't (?:access|read|write|use).*|execution (?:incomplete|terminated).*/i,
    },
    {
      status: 'warning',
      in: 'anywhere',
      as: /(?<!\d)[1-9]\d* execution warnings?.*|with [1-9]\d* warnings?.*|stopped by operator.*/i,
    },
    {
      status: 'success',
      in: 'anywhere',
      as: /(?:completed successfully|execution completed successfully|successful).*/i,
      calm: true,
    },
  ],
  job: [{ in: 'anywhere', as: /[Ss]cript:? "([^"]+)"/ }, { label: ['Script'] }],
  machine: [{ label: ['Engine', 'Server', 'Computer'] }],
  figures: {
    size: [{ in: 'body', as: /Completed: \d[\d,]* files, ([\d.,]+ \w+)/ }],
    duration: [{ in: 'body', as: /Duration: ([\d:]+)/ }],
  },
}
