/**
 * What `npm audit --json` says of the packages that are shipped.
 * @typedef {{ state: 'clean', packages: number }
 *   | { state: 'found', advisories: { name: string, severity: string, title: string }[] }
 *   | { state: 'unavailable', why: string }} Audit
 */

/**
 * Reads its output. A registry that cannot be reached, or answers no audits, is not a clean bill.
 * @param {string} output
 * @returns {Audit}
 */
export function readAudit(output) {
  const start = output.indexOf('{');
  const end = output.lastIndexOf('}');
  if (start === -1 || end < start) return { state: 'unavailable', why: firstLine(output) };
  const document = parse(output.slice(start, end + 1));
  if (document === null || !('auditReportVersion' in document)) {
    const message = document?.['message'];
    return { state: 'unavailable', why: typeof message === 'string' ? message : firstLine(output) };
  }
  const { vulnerabilities, metadata } =
    /** @type {{ vulnerabilities: Record<string, { name: string, severity: string, via: (string | { title: string })[] }>, metadata: { dependencies: { prod: number } } }} */ (
      /** @type {unknown} */ (document)
    );
  const advisories = Object.values(vulnerabilities).map(({ name, severity, via }) => ({
    name,
    severity,
    title: via.map((one) => (typeof one === 'string' ? `through ${one}` : one.title)).join('; '),
  }));
  return advisories.length === 0
    ? { state: 'clean', packages: metadata.dependencies.prod }
    : { state: 'found', advisories };
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
