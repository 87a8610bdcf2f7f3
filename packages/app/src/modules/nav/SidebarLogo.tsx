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
      className={styles.link}
      style={{ height: 3 * sidebarConfig.logoHeight }}
      aria-label="Home"
    >
      <RiDiscussFill size={28} aria-hidden />
      {isOpen && <span>Forums portal</span>}
    </Link>
  );
};
