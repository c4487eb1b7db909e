# Debian packages: `make deb`, or `cpack -G DEB` in a build whose prefix is /usr. What each depends on is found out from
# the binaries by dpkg-shlibdeps.
set(CXTAG_MAINTAINER "cxtag maintainers <maintainers@cxtag.example>" CACHE STRING
    "Maintainer in the packages: who hands them out to others writes an address there that answers")
set(CPACK_PACKAGE_NAME cxtag)
set(CPACK_PACKAGE_CONTACT "${CXTAG_MAINTAINER}")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "${PROJECT_DESCRIPTION}")
set(CPACK_PACKAGE_VERSION ${PROJECT_VERSION})
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE
  WORLD_READ WORLD_EXECUTE)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_COMPONENTS_ALL command library development)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_DEBIAN_COMMAND_PACKAGE_NAME cxtag)
set(CPACK_DEBIAN_COMMAND_PACKAGE_SECTION text)
set(about "It says for every text its language, its sentiment, the themes it talks
about, each with a polarity of its own, and the customer's intents, with the
words and the lexicon row behind every decision.") # lines of 80, as packages want them
set(CPACK_COMPONENT_COMMAND_DESCRIPTION "${about}
.
The command cxtag, its lexicon tables, man page and shell completions.")
set(CPACK_DEBIAN_LIBRARY_PACKAGE_NAME libcxtag0)
set(CPACK_DEBIAN_LIBRARY_PACKAGE_SECTION libs)
# CPack cannot write shlibs for one component, nor the trigger; its own scripts, which call ldconfig too, cannot be left out.
file(WRITE ${PROJECT_BINARY_DIR}/package/shlibs "libcxtag 0 libcxtag0 (>= ${PROJECT_VERSION})\n")
file(WRITE ${PROJECT_BINARY_DIR}/package/triggers "activate-noawait ldconfig\n")
set(CPACK_DEBIAN_LIBRARY_PACKAGE_CONTROL_EXTRA ${PROJECT_BINARY_DIR}/package/shlibs
  ${PROJECT_BINARY_DIR}/package/triggers)
set(CPACK_COMPONENT_LIBRARY_DESCRIPTION "${about}
.
The shared library, for programs that read feedback themselves.")
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_NAME libcxtag-dev)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_SECTION libdevel)
# What the static library is linked with: pkg-config asks for all of it, even for --cflags.
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_DEPENDS "libcxtag0 (= ${PROJECT_VERSION}), libpcre2-dev, libutf8proc-dev, \
libyajl-dev, zlib1g-dev, libzip-dev, libexpat1-dev, libzstd-dev, libxlsxwriter-dev")
# `pkg-config --static` also names what libzip.a would need, which libzip-dev does not bring.
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_RECOMMENDS "pkg-config, libbz2-dev, libssl-dev")
set(CPACK_COMPONENT_DEVELOPMENT_DESCRIPTION "${about}
.
Headers, which are the manual, the static library, and what find_package and
pkg-config read.")
include(CPack)

# Only packages need these: licence, changelog, man page and zsh's completion as and where Debian wants them. A day that is
# fixed keeps the bytes.
if(TARGET cxtag_manual)
  install(FILES ${PROJECT_BINARY_DIR}/cxtag.1.gz DESTINATION ${CMAKE_INSTALL_MANDIR}/man1 COMPONENT command
    EXCLUDE_FROM_ALL)
  install(FILES ${PROJECT_BINARY_DIR}/completion.zsh RENAME _cxtag
    DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions COMPONENT command EXCLUDE_FROM_ALL)
endif()
find_program(GZIP gzip REQUIRED)
file(WRITE ${PROJECT_BINARY_DIR}/package/changelog "cxtag (${PROJECT_VERSION}) unstable; urgency=medium

  * See the history of the source.

 -- ${CPACK_PACKAGE_CONTACT}  Sun, 22 Nov 2026 00:00:00 +0000
")
execute_process(COMMAND ${GZIP} -9nf ${PROJECT_BINARY_DIR}/package/changelog COMMAND_ERROR_IS_FATAL ANY)
foreach(package command:cxtag library:libcxtag0 development:libcxtag-dev)
  string(REPLACE ":" ";" package ${package})
  list(GET package 0 component)
  list(GET package 1 name)
  install(FILES ${PROJECT_SOURCE_DIR}/LICENSE DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/${name} RENAME copyright
    COMPONENT ${component} EXCLUDE_FROM_ALL)
  install(FILES ${PROJECT_BINARY_DIR}/package/changelog.gz DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/${name}
    COMPONENT ${component} EXCLUDE_FROM_ALL)
endforeach()
