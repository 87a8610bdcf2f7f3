/** Installs a Python package into a virtual environment of its own. */
export function installPythonPackage(
  requirement: string,
  folder: string,
): Promise<{ missing?: string }>;
