// Lighthouse (mobile, its default throttling) on a list of addresses with one browser: node run.mjs CHROMIUM RUNS URL...
// Prints one line of JSON an address: a list with the scores, the audits that cost points and the metrics of each run.
import { launch } from 'chrome-launcher';
import lighthouse from 'lighthouse';

const [chromePath, runs, ...urls] = process.argv.slice(2);
const flags = ['--headless=new', '--disable-gpu', '--disable-background-networking', '--no-first-run'];
if (process.getuid?.() === 0) flags.push('--no-sandbox');
const METRICS = [
  'first-contentful-paint', 'largest-contentful-paint', 'total-blocking-time', 'cumulative-layout-shift', 'speed-index',
  'total-byte-weight', 'server-response-time',
];

function summary({ categories, audits }) {
  const scores = {};
  const lost = [];
  for (const [name, category] of Object.entries(categories)) {
    scores[name] = Math.round((category.score ?? 0) * 100);
    for (const { id, weight } of category.auditRefs) {
      const audit = audits[id];
      if (weight > 0 && audit.score !== null && audit.score < 0.995) {
        lost.push({ id, category: name, title: audit.title, score: audit.score, value: audit.displayValue ?? '' });
      }
    }
  }
  return { scores, lost, metrics: Object.fromEntries(METRICS.map((id) => [id, audits[id]?.numericValue ?? null])) };
}

const chrome = await launch({ chromePath, chromeFlags: flags, logLevel: 'silent' });
for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => { chrome.kill(); process.exit(143); });
try {
  for (const url of urls) {
    const reports = [];
    for (let run = 0; run < Number(runs); run++) {
      const { lhr } = await lighthouse(url, { port: chrome.port, logLevel: 'error', output: 'json' });
      reports.push(summary(lhr));
    }
    console.log(JSON.stringify(reports));
  }
} finally {
  chrome.kill();
}
