import {
  Link,
  sidebarConfig,
  useSidebarOpenState,
} from '@backstage/core-components';
import { RiDiscussFill } from '@remixicon/react';
import styles from './SidebarLogo.module.css';

export const SidebarLogo = () => {
  const { isOpen } = useSidebarOpenState();

  return (
    <Link
      to="/"
      underline="none"
      style={{ height: 3 * sidebarConfig.logoHeight }}
      aria-label="Forums portal, home"
    >
      <span className={styles.logo}>
        <RiDiscussFill size={28} aria-hidden />
        {isOpen && <span>Forums portal</span>}
      </span>
    </Link>
  );
};
