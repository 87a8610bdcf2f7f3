/** What the S3 endpoint of a forum means for its clients. */
export interface ObjectStorageEndpoint {
  /** Endpoint to name; undefined for AWS, where the region decides. */
  customUrl?: string;
  port: number;
}

/** Reads the endpoint of the object storage. */
export function objectStorageEndpoint(endpoint: string): ObjectStorageEndpoint {
  const url = new URL(endpoint);
  const isAws = url.hostname.endsWith('.amazonaws.com');
  return {
    customUrl: isAws ? undefined : endpoint,
    port: url.port === '' ? 443 : Number(url.port),
  };
}
