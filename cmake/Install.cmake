# What `cmake --install` puts where, and how others find it: find_package(cxtag) and pkg-config.
include(CMakePackageConfigHelpers)
set(CXTAG_CMAKE_DIR ${CMAKE_INSTALL_LIBDIR}/cmake/cxtag)

install(TARGETS cxtag RUNTIME COMPONENT command)
foreach(kind static shared)
  install(TARGETS cxtag_${kind} EXPORT cxtag_${kind} ARCHIVE COMPONENT development
    LIBRARY COMPONENT library NAMELINK_COMPONENT development FILE_SET HEADERS COMPONENT development)
  install(EXPORT cxtag_${kind} NAMESPACE cxtag:: FILE cxtag-${kind}.cmake DESTINATION ${CXTAG_CMAKE_DIR}
    COMPONENT development)
endforeach()
if(TARGET cxtag_manual)
  install(FILES ${PROJECT_BINARY_DIR}/cxtag.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1 COMPONENT manual)
  install(FILES ${PROJECT_BINARY_DIR}/completion.bash RENAME cxtag
    DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions COMPONENT command)
  install(FILES ${PROJECT_BINARY_DIR}/completion.fish RENAME cxtag.fish
    DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d COMPONENT command)
  install(FILES ${PROJECT_BINARY_DIR}/completion.zsh RENAME _cxtag # packages have another place for it
    DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/site-functions COMPONENT manual)
endif()
# Rows that `explain` names can be opened here.
install(DIRECTORY lexicons models DESTINATION ${CMAKE_INSTALL_DATADIR}/cxtag COMPONENT command)
install(FILES README.md DESTINATION ${CMAKE_INSTALL_DOCDIR} COMPONENT command)
install(FILES LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR} COMPONENT manual) # packages call it copyright

configure_package_config_file(cmake/cxtagConfig.cmake.in ${PROJECT_BINARY_DIR}/cxtagConfig.cmake
  INSTALL_DESTINATION ${CXTAG_CMAKE_DIR})
write_basic_package_version_file(${PROJECT_BINARY_DIR}/cxtagConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/cxtagConfig.cmake ${PROJECT_BINARY_DIR}/cxtagConfigVersion.cmake
  DESTINATION ${CXTAG_CMAKE_DIR} COMPONENT development)

# The .pc file finds its prefix from where it lies, so that an installed tree can be moved.
file(RELATIVE_PATH CXTAG_PC_PREFIX /${CMAKE_INSTALL_LIBDIR}/pkgconfig /)
configure_file(cmake/cxtag.pc.in ${PROJECT_BINARY_DIR}/cxtag.pc @ONLY)
install(FILES ${PROJECT_BINARY_DIR}/cxtag.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig COMPONENT development)
