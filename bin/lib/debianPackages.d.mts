/** Whether this process may install Debian packages. */
export function canInstallPackages(): boolean;
/** Installs Debian packages. Resolves to whether it worked. */
export function installPackages(...packages: string[]): Promise<boolean>;
