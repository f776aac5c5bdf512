import { readConfig } from './src/config/config.ts'
import { mkdirSync, writeFileSync } from 'node:fs'
const kind = process.argv[2]
mkdirSync('/tmp/cfg/run',{recursive:true})
writeFileSync('/tmp/cfg/run/lastgood.yml', `checkFiles: [../${kind}.yml]\n`)
const a=performance.now()
let maxGap=0,last=performance.now(); const t=setInterval(()=>{const n=performance.now();maxGap=Math.max(maxGap,n-last);last=n},1)
try { const c=await readConfig({file:'/tmp/cfg/run/lastgood.yml',flags:{},env:{}}); console.log(c.checks.length) } catch(e){ console.log(String(e).slice(0,600)) }
clearInterval(t)
console.log('ms',performance.now()-a,'gap',maxGap,'rss MB',process.memoryUsage().rss/1e6)
