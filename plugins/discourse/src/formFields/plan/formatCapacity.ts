const BYTES_PER_GI = 1024 ** 3;

/** CPU of containers in cores: "1.5". */
export function formatCores(
  millis: number,
  options: { language: string },
): string {
  return new Intl.NumberFormat(options.language, {
    maximumFractionDigits: 2,
  }).format(millis / 1000);
}

/** Memory and volumes as Kubernetes counts them: "2.5 GiB". */
export function formatGibibytes(
  bytes: number,
  options: { language: string },
): string {
  const number = new Intl.NumberFormat(options.language, {
    maximumFractionDigits: 1,
  }).format(bytes / BYTES_PER_GI);
  return `${number} GiB`;
}
