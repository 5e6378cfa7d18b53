/**
 * A package that something is known against.
 * @typedef {{ name: string, severity: string, title: string }} Advisory
 */

/**
 * What `npm audit --json` says of the packages. `found` are those that are shipped, `tools` the names of the others.
 * @typedef {{ state: 'audited', found: Advisory[], tools: string[] } | { state: 'unavailable', why: string }} Audit
 */

/**
 * @typedef {object} Vulnerability
 * @property {string} name
 * @property {string} severity
 * @property {(string | { title: string, url: string })[]} via
 * @property {string[]} nodes Keys of package-lock.json.
 */

/**
 * Reads its output. A registry that cannot be reached, or answers no audits, is not a clean bill.
 * @param {string} output
 * @param {(place: string) => boolean} isShipped
 * @returns {Audit}
 */
export function readAudit(output, isShipped) {
  const start = output.indexOf('{');
  const end = output.lastIndexOf('}');
  if (start === -1 || end < start) return { state: 'unavailable', why: firstLine(output) };
  const document = parse(output.slice(start, end + 1));
  if (document === null || !('auditReportVersion' in document)) {
    const message = document?.['message'];
    return { state: 'unavailable', why: typeof message === 'string' ? message : firstLine(output) };
  }
  const { vulnerabilities } = /** @type {{ vulnerabilities: Record<string, Vulnerability> }} */ (
    /** @type {unknown} */ (document)
  );
  const all = Object.values(vulnerabilities);
  const shipped = all.filter(({ nodes }) => nodes.some(isShipped));
  return {
    state: 'audited',
    found: shipped.map(({ name, severity, via }) => ({
      name,
      severity,
      title: via
        .map((one) => (typeof one === 'string' ? `through ${one}` : `${one.title} (${one.url})`))
        .join('; '),
    })),
    tools: all.filter((one) => !shipped.includes(one)).map(({ name }) => name),
  };
}

/**
 * @param {string} text
 * @returns {Record<string, unknown> | null}
 */
function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** @param {string} text */
function firstLine(text) {
  return text.trim().split('\n')[0] ?? '';
}
