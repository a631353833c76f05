// peer.mjs: @mozilla/readability over jsdom, as peer.py runs the Python ones: node peer.mjs FOLDER ROUNDS PAGE...
// FOLDER holds node_modules.  Pages are decoded first: from bytes jsdom takes a page without a label for windows-1252.
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';

const [folder, rounds, ...paths] = process.argv.slice(2);
const require = createRequire(folder + '/');
const { Readability } = require('@mozilla/readability');
const { JSDOM, VirtualConsole } = require('jsdom');
const console_ = new VirtualConsole(); // broken style sheets are no news

function decoded(page) {
    try {
        return new TextDecoder('utf-8', { fatal: true }).decode(page);
    } catch {
        return new TextDecoder('euc-kr').decode(page); // the web's euc-kr is CP949
    }
}

function run(page) {
    const dom = new JSDOM(decoded(page), { url: 'https://page.example/news/1', virtualConsole: console_ });
    const a = new Readability(dom.window.document).parse();
    dom.window.close();
    return a ? { title: a.title, authors: a.byline, published: a.publishedTime, body: a.textContent } : {};
}

function safely(page) {
    try {
        return run(page);
    } catch (e) {
        return { failed: String(e).slice(0, 200) };
    }
}

const pages = paths.map(p => readFileSync(p));
const found = pages.map(safely);
const least = pages.map(() => Infinity);
for (let r = 0; r < Number(rounds); r++)
    pages.forEach((page, i) => {
        const began = process.cpuUsage();
        safely(page);
        const { user, system } = process.cpuUsage(began);
        least[i] = Math.min(least[i], (user + system) / 1e3);
    });
const mb = Number(/VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'ascii'))[1]) / 1024;
const version = JSON.parse(readFileSync(folder + '/node_modules/@mozilla/readability/package.json', 'utf8')).version;
process.stdout.write(JSON.stringify({ version, pages: found.map((f, i) => ({ ...f, ms: least[i] })), mb }));
