// Writes the vendored files and their manifest. The same lock gives the same bytes.
import { createHash } from "node:crypto";
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = fileURLToPath(new URL(".", import.meta.url));
const packages = `${here}node_modules/`;
const target = fileURLToPath(new URL("../../shishi/interfaces/web/static/vendor/", import.meta.url));
const about = (name) => JSON.parse(readFileSync(`${packages}${name}/package.json`, "utf8"));

rmSync(target, { recursive: true, force: true });
mkdirSync(target, { recursive: true });

// Without its map's address: the map is not shipped.
const sheet = readFileSync(`${packages}bootstrap/dist/css/bootstrap.min.css`, "utf8");
writeFileSync(`${target}bootstrap.min.css`, sheet.replace(/\n?\/\*# sourceMappingURL=.*?\*\/\s*$/, "\n"));
copyFileSync(`${packages}bootstrap/LICENSE`, `${target}bootstrap.LICENSE.txt`);

await build({
  absWorkingDir: here,
  entryPoints: ["charts.js"],
  outfile: `${target}charts.min.js`,
  bundle: true,
  minify: true,
  format: "iife",
  globalName: "echarts",
  target: "chrome86",
  legalComments: "inline",
  define: { "process.env.NODE_ENV": '"production"' },
});
copyFileSync(`${packages}echarts/LICENSE`, `${target}echarts.LICENSE.txt`);
copyFileSync(`${packages}echarts/NOTICE`, `${target}echarts.NOTICE.txt`);
copyFileSync(`${packages}zrender/LICENSE`, `${target}zrender.LICENSE.txt`);

const of = {
  "bootstrap.min.css": ["bootstrap"],
  "bootstrap.LICENSE.txt": ["bootstrap"],
  "charts.min.js": ["echarts", "zrender"],
  "echarts.LICENSE.txt": ["echarts"],
  "echarts.NOTICE.txt": ["echarts"],
  "zrender.LICENSE.txt": ["zrender"],
};
const files = {};
for (const [path, names] of Object.entries(of)) {
  const known = names.map(about);
  files[path] = {
    package: names.join(" + "),
    version: known.map((one) => one.version).join(" + "),
    licence: known.map((one) => one.license).join(" + "),
    sha256: createHash("sha256").update(readFileSync(target + path)).digest("hex"),
  };
}
writeFileSync(`${target}manifest.json`, `${JSON.stringify({ files }, null, 2)}\n`);
